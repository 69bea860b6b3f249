# The verbs of this repository.
.PHONY: verify format golden bench

# The whole check: compile, test, layout, rules.
verify:
	mvn verify

# Lay out all sources.
format:
	mvn -q formatter:format

# The case files of known numbers, in both precisions, as a user checks an installation.
golden:
	./entrain verify --precision float64 engine/src/test/resources/golden/*.h5
	./entrain verify --precision float32 engine/src/test/resources/golden/*.h5

# The comparison with the C program at PEER, on an otherwise idle machine.
bench:
	benchmarks/compare.sh $(PEER)
