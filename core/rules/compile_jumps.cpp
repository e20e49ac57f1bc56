// From the last test to the first: each knows where to go on before it is laid down.
#include "core/rules/compile_jumps.h"
#include "core/place.h"

namespace chip_rules {
namespace {

class JumpWriter {
 public:
  explicit JumpWriter(Program& program) : program_(program) {}

  void run() {
    for (ClauseCode& clause : program_.clauses) clause.start = lay(clause.node, Jump::matched(0), Jump::failed);
    for (int step = 0; step < step_count; ++step) {
      const auto [first, last] = program_.steps[at(step)];
      int next = Jump::failed;
      for (int i = last - 1; i >= first; --i) next = lay(program_.clauses[at(i)].node, Jump::matched(i), next);
      program_.starts[at(step)] = next;
    }
  }

 private:
  // Lays `index` down so that it goes on at `yes` or at `no`; returns where it starts.
  int lay(int index, int yes, int no) {
    const Node& node = program_.nodes[at(index)];
    switch (node.kind) {
      case Node::Kind::yes: return yes;
      case Node::Kind::no: return no;
      case Node::Kind::negate: return lay(program_.children[at(node.first)], no, yes);
      case Node::Kind::atom: return test(node.first, yes, no);
      case Node::Kind::all:
        for (int i = node.count - 1; i >= 0; --i) yes = lay(program_.children[at(node.first + i)], yes, no);
        return yes;
      case Node::Kind::any:
        for (int i = node.count - 1; i >= 0; --i) no = lay(program_.children[at(node.first + i)], yes, no);
        return no;
    }
    return no;
  }

  int test(int atom, int yes, int no) {
    const Atom& tested = program_.atoms[at(atom)];
    if (tested.kind == Atom::Kind::reading) return tested.a.value == tested.b.value ? yes : no;
    while (yes >= 0 && program_.jumps[at(yes)].atom == atom) yes = program_.jumps[at(yes)].yes;
    while (no >= 0 && program_.jumps[at(no)].atom == atom) no = program_.jumps[at(no)].no;
    if (yes == no) return yes;
    program_.jumps.push_back({atom, yes, no});
    return static_cast<int>(program_.jumps.size()) - 1;
  }

  Program& program_;
};

}  // namespace

void add_jumps(Program& program) { JumpWriter(program).run(); }

}  // namespace chip_rules
