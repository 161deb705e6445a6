# A thin wrapper: everything is in start.py, which runs without make too (python3 start.py help).
.DEFAULT_GOAL := help
.PHONY: help run test test-newest check cover prove bench screenshots words reset locks fmt
PYTHON ?= python3

help: ## What there is
	@$(PYTHON) start.py help

run test test-newest check cover prove bench screenshots words reset locks fmt:
	@$(PYTHON) start.py $@ $(PARTS) $(ARGS)
