// The question "proposal": a text that is not law, with its parameters as knobs, applied to the clusters and models we have.
// May know: decisions, programs, catalogs, the timeline's list of proposals. Names no proposal.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/ask/models_against.h"
#include "core/questions.h"

namespace chip_rules {

/// One cluster of the catalog under a text: its chips in use where it stands.
struct ClusterStanding {
  int row = -1;
  double speed = 0;            // dense 16-bit operations a second, as the catalog has it
  std::optional<Day> since;    // first operational
  bool planned = false;
  bool equivalent = false;     // its chips are not known: told as so many of a known one
  Outcome outcome;
  std::optional<double> amount;  // what the text's first line for clusters measures
  std::vector<Tri> over;         // of each line for clusters
};

/// How many outcomes, or sides of a line, differ from those under other parameters.
struct Moved {
  std::size_t clusters = 0, models = 0;
};

/// A parameter of the text, and what turning it does: against the text where it is turned, else if halved and doubled.
struct ProposalKnob {
  const ParameterVersion* parameter = nullptr;
  double now = 0;
  std::optional<Moved> turned, halved, doubled;
};

struct Proposal {
  std::vector<int> offered;                  // regimes
  int regime = -1;                           // the one on screen; -1: none is offered
  Case law;                                  // its law with the case's what-ifs
  Decision decision;                         // of nothing: the law alone
  std::optional<Decision> asked;             // of the case's own cluster, when it has chips
  std::vector<ThresholdLine> cluster_lines;  // of the unit that the text's first line for chips has, lowest first
  std::vector<ThresholdLine> model_lines;    // of training operations
  std::vector<ClusterStanding> clusters;     // largest first
  std::vector<ModelStanding> models;
  std::vector<Outcome> model_outcomes;       // parallel
  std::vector<ProposalKnob> knobs;
  std::vector<const Reading*> readings;
};

/// Answers "view.of" (a regime id; the first offered when absent) with the case's what-ifs.
std::optional<CaseError> proposal_of(const Question& question, Proposal& out);

/// {"regime", "case", "cluster_lines": [{"id", "line", "over"}], "model_lines": [...], "outcomes": {"clusters": {...}, "models":
/// {...}}, "knobs": [{"id", "value", "now", "turned"?, "halved"?, "doubled"?}]}.
std::string proposal_json(const Question& question, std::optional<CaseError>& error);

std::vector<view::Block> proposal_blocks(const Question& question, const view::Words& words, const view::Names& names,
                                         std::optional<CaseError>& error);

/// The case that a cluster of the catalog stands for under the proposal's law.
std::string cluster_case(const RuleBook& book, const Case& law, int row);

}  // namespace chip_rules
