// The commands that ask questions: their words and options, a line each.
#include "core/cli/arguments.h"

namespace chip_rules::cli {

const std::vector<QuestionShape>& question_shapes() {
  static const std::vector<QuestionShape> shapes{
  };
  return shapes;
}

}  // namespace chip_rules::cli
