#!/usr/bin/env bash
# Times the kernels one by one with JMH, on one thread. Arguments go to JMH: a pattern of names, -p neurons=4096, -t 2, -h for all.
#
#   benchmarks/kernels.sh                 all of them, some minutes
#   benchmarks/kernels.sh Membrane        one of them
set -euo pipefail

cd "$(dirname "$0")/.."
exec mvn -q -B -Pmeasure -DskipTests -pl config,engine,benchmarks "-Djmh.arguments=$*" package
