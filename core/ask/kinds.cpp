// The list of questions about more than one case: a line each.
#include "core/questions.h"

namespace chip_rules {

const std::vector<QuestionKind>& question_kinds() {
  static const std::vector<QuestionKind> kinds{
  };
  return kinds;
}

}  // namespace chip_rules
