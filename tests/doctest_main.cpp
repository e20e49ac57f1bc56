// The main function of the unit and golden test programs. Knows doctest only.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
