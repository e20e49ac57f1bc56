// The question "compute": training operations on one axis with every line in force, the catalog's models, and the run of
// the case's cluster.
// May know: decisions, models, questions.
#pragma once

#include "core/ask/models_against.h"
#include "core/questions.h"

namespace chip_rules {

/// What the picture and its tables are made of.
struct Compute {
  Decision decision;
  std::vector<ThresholdLine> lines;   // of training operations, lowest first
  std::vector<ModelStanding> models;  // that the filters let through, largest first
  std::optional<double> rate;         // operations a second of the case's cluster
  std::optional<double> run;          // operations of its run, when the case says how long it is
  std::optional<double> days;
};

/// Answers a case; the view's options "view.open", "view.org" and "view.since" filter the models.
std::optional<CaseError> compute_of(const Question& question, Compute& out);

/// {"case", "lines": [{"id", "line", "over", "days", "applies", "cite", "models"}], "models": n, "run"}. With a member "x",
/// a number of operations to which the run is dragged: {"case", "x", "y"}, with as many whole days as that takes.
std::string compute_json(const Question& question, std::optional<CaseError>& error);

std::vector<view::Block> compute_blocks(const Question& question, const view::Words& words, const view::Names& names,
                                        std::optional<CaseError>& error);

}  // namespace chip_rules
