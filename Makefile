# SPDX-License-Identifier: Apache-2.0
ALE := deploy/local/bin/ale
DATA ?= deploy/crowd/data/sp_amt
TAU ?= 0.97
SEEDS ?= 10
GOLD ?= 0.1
ATTACK ?= none
SEED ?= 1
COMMANDS ?= 1000000
MUTANT ?= none
KILLS ?= 30
ROUNDS ?= 50
SECONDS ?= 20
DOOR ?=
PORT_OFFSET ?= 0
LOG ?=
# An argument as it is written, whatever characters are in it.
quoted = '$(subst ','\'',$(1))'
RUN = .ale/run$(if $(filter-out 0,$(PORT_OFFSET)),-$(PORT_OFFSET))
port = $(shell expr $(1) + $(PORT_OFFSET))

.DEFAULT_GOAL := help
.PHONY: help build train mutate up down forget status demo test verify sim fuzz bench chaos audit export replay fmt

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 10
build: ## build everything that changed
	@$(ALE) build
train: ## watch this build start once, so that it starts faster
	@$(ALE) crowd org.ale.crowd.TrainCli --port-offset $(PORT_OFFSET)
up: ## start broker, database and all services; wait until they answer (PORT_OFFSET=1000: another system beside it)
	@$(ALE) local org.ale.local.LocalCli up --port-offset $(PORT_OFFSET)
down: ## stop them
	@$(ALE) local org.ale.local.LocalCli down --port-offset $(PORT_OFFSET)
forget: ## stop, and forget all data: logs, databases, chain
	@$(ALE) local org.ale.local.LocalCli forget --port-offset $(PORT_OFFSET)
status: ## what runs, and where
	@$(ALE) local org.ale.local.LocalCli status --port-offset $(PORT_OFFSET)
demo: ## start, label DATA with recorded workers, pay, audit, report, stop
	@$(ALE) crowd org.ale.crowd.DemoCli --data $(call quoted,$(DATA)) --port-offset $(PORT_OFFSET)
test: ## every test
	@deploy/local/bin/test
verify: ## formatting, then every test
	@$(ALE) mvn -q spotless:check && deploy/local/bin/test
mutate: ## remove each guard of the contracts in turn; a test must fail (eight minutes)
	@contracts/bin/mutate
sim: ## deterministic simulation: SEED, COMMANDS, MUTANT
	@$(ALE) sim org.ale.sim.SimCli --seed $(SEED) --commands $(COMMANDS) --mutant $(MUTANT)
fuzz: ## make up bytes for every decoder and parser, or DOOR: SECONDS each
	@$(ALE) fuzz org.ale.fuzz.FuzzCli --seconds $(SECONDS) $(if $(DOOR),--door $(DOOR))
bench: ## measure the system against its broker (ten minutes, five of them warm-up)
	@ALE_JAVA_OPTS="-Xms2g -Xmx2g -Xmn1200m -XX:+UseSerialGC" $(ALE) bench org.ale.bench.BenchCli --port-offset $(PORT_OFFSET)
chaos: ## kill and pause all parts under load, then settle on a failing chain: KILLS, ROUNDS
	@$(ALE) chaos org.ale.chaos.ChaosCli --kills $(KILLS) --chain-rounds $(ROUNDS) --port-offset $(PORT_OFFSET)
audit: ## recompute everything from the log of the running system, or of LOG=<exported file>
	@$(ALE) audit org.ale.audit.AuditCli check --kafka localhost:$(call port,19092) --chain http://127.0.0.1:$(call port,18545) --chain-file $(RUN)/data/chain/chain.json $(if $(LOG),--log $(call quoted,$(LOG)))
export: ## write the whole log to LOG=<file> as CloudEvents JSON lines
	@$(ALE) audit org.ale.audit.AuditCli export --kafka localhost:$(call port,19092) --log $(call quoted,$(LOG))
replay: ## serve DATA=<folder>[,<folder>…] in process: TAU, SEEDS, GOLD, ATTACK
	@$(ALE) crowd org.ale.crowd.replay.ReplayCli --data $(call quoted,$(DATA)) --tau '$(TAU)' --seeds '$(SEEDS)' --gold '$(GOLD)' --attack '$(ATTACK)'
fmt: ## format all code
	@$(ALE) mvn -q spotless:apply
