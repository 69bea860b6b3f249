#!/usr/bin/env bash
# How much faster is a training loop than in a C transcription of TrainSpikingNet.jl's CPU loop, on the same machine at the same time?
#
#   benchmarks/compare.sh PEER.c [N K L [THREADS [PAIRS]]]        default: 4096 205 29 2 9
#
# PEER.c is built here with gcc and OpenBLAS; it is called as: peer N K L threads loops 1, and prints "total SECONDS" for each loop.
# Both programs train a few loops to warm up, then a block of loops each in turn, PAIRS times; what is printed is the median of the
# ratios pair by pair. Everything that a user has by default is on: correlation in every loop, table, digest, checkpoint.
set -euo pipefail

if [ $# -lt 1 ]; then
  sed -n '2,8p' "$0" >&2
  exit 2
fi
peer_source=$1
neurons=${2:-4096} static=${3:-205} plastic=${4:-29} threads=${5:-2} pairs=${6:-9}
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

gcc -O3 -march=native -fopenmp "$peer_source" -o "$work/peer" -lopenblas -lm
cat >"$work/entrain.conf" <<CONF
seed = 1
Ncells = $neurons
K = $static
L = $plastic
CONF
"$root/entrain" init "$work" --threads "$threads" >"$work/init.log" 2>&1

# Median seconds of the loops after the first eight.
ours() {
  rm -f "$work"/*ckpt*
  "$root/entrain" train "$work" -n 14 --threads "$threads" 2>/dev/null |
    awk '$1 ~ /^[0-9]+$/ && $1 > 8 { print $3 }' | sort -n | awk '{ t[NR] = $1 } END { print t[int((NR + 1) / 2)] }'
}

theirs() {
  OPENBLAS_NUM_THREADS=1 "$work/peer" "$neurons" "$static" "$plastic" "$threads" 4 1 2>/dev/null |
    sed -n 's/.* total \([0-9.]*\).*/\1/p' | tail -n +2 | sort -n | awk '{ t[NR] = $1 } END { print t[int((NR + 1) / 2)] }'
}

echo "N $neurons, K $static, L $plastic, $threads threads: seconds a loop"
for pair in $(seq "$pairs"); do
  a=$(ours)
  b=$(theirs)
  echo "$a $b" | awk -v pair="$pair" '{ printf "pair %d  entrain %.4f  peer %.4f  ratio %.2f\n", pair, $1, $2, $2 / $1 }' | tee -a "$work/pairs"
done
awk '{ print $NF }' "$work/pairs" | sort -n | awk '{ r[NR] = $1 } END { printf "median ratio %.2f (%.2f to %.2f)\n", r[int((NR + 1) / 2)], r[1], r[NR] }'
