#!/usr/bin/env bash
# A cluster on this machine alone: nodes on loopback, each started again when it ends by itself.
#
#   deploy/local-cluster.sh start  [--nodes N] [--dir DIR] [--root ROOT]     default: 3 nodes, DIR ./local-cluster, ROOT DIR/runs
#   deploy/local-cluster.sh status [--dir DIR]
#   deploy/local-cluster.sh stop   [--dir DIR]                               lets all save and end
#   deploy/local-cluster.sh kill NODE [--dir DIR]                            kill -9, to see it come back
#   deploy/local-cluster.sh restart NODE [--dir DIR]                         lets one node save and end; it is started again
#
# Ports of node1: 25520 for messages, 25580 for clients, 25530 for spikes; each further node has the next ones. Logs: DIR/log/nodeI.log.
# ENTRAIN_JAVA_OPTS goes to every node, for example "-Xmx2g".
set -euo pipefail

usage() {
  sed -n '2,12p' "$0" | sed 's/^# \{0,1\}//' >&2
  exit 2
}

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if [ -x "$here/../bin/entrain" ]; then
  entrain=$here/../bin/entrain
else
  entrain=$here/../entrain
fi

[ $# -ge 1 ] || usage
action=$1
shift
node=
case $action in
  kill | restart)
    [ $# -ge 1 ] || usage
    node=$1
    shift
    ;;
  start | status | stop) ;;
  *) usage ;;
esac
nodes=3 dir=local-cluster root=
while [ $# -gt 0 ]; do
  [ $# -ge 2 ] || usage
  case $1 in
    --nodes) nodes=$2 ;;
    --dir) dir=$2 ;;
    --root) root=$2 ;;
    *) usage ;;
  esac
  shift 2
done
mkdir -p "$dir/log" "$dir/run"
dir=$(cd "$dir" && pwd)
if [ -z "$root" ]; then
  root=$dir/runs
fi

alive() {
  [ -f "$1" ] && kill -0 "$(cat "$1")" 2>/dev/null
}

addresses() {
  local list=() pid
  for pid in "$dir"/run/node*.keeper; do
    [ -e "$pid" ] || continue
    local name=${pid##*/node}
    list+=("http://127.0.0.1:$((25580 + ${name%.keeper} - 1))")
  done
  (IFS=, && echo "${list[*]:-}")
}

# Runs a node until it ends because it was told to; waits longer after each failure, up to half a minute.
keep() {
  local i=$1 join=$2 wait=1 began code
  local log=$dir/log/node$i.log
  while :; do
    began=$SECONDS
    LC_ALL=C "$entrain" node --name "node$i" --root "$root" --port $((25520 + i - 1)) --api-port $((25580 + i - 1)) \
      --data-port $((25530 + i - 1)) --join "$join" --threads 1 --log "$log" >>"$dir/log/node$i.out" 2>&1 &
    echo $! >"$dir/run/node$i.pid"
    code=0
    wait $! || code=$?
    # 143: SIGTERM came before it could listen.
    if [[ $code = 0 || $code = 143 ]] && [ ! -e "$dir/run/node$i.again" ]; then
      break
    fi
    rm -f "$dir/run/node$i.again"
    if [ $((SECONDS - began)) -gt 60 ]; then
      wait=1
    fi
    echo "node$i ended; started again in $wait s" >>"$dir/log/node$i.out"
    sleep "$wait"
    wait=$((wait < 16 ? wait * 2 : 30))
  done
  rm -f "$dir/run/node$i.pid" "$dir/run/node$i.keeper"
}

up() {
  tail -n 40 "$dir/log/node$1.out" 2>/dev/null | awk '/ is up: / { up = 1 } /^node.* ended;/ { up = 0 } END { exit !up }' &&
    alive "$dir/run/node$1.pid"
}

# Whoever leads runs hears of a node a moment after the node itself is up.
await_known() {
  local known
  for _ in $(seq 30); do
    known=$("$entrain" nodes --address "$(addresses)" 2>/dev/null | grep -c '^node[0-9]* *up ' || true)
    [ "$known" -lt "$nodes" ] || return 0
  done
  return 1
}

start() {
  local i join=
  mkdir -p "$root"
  root=$(cd "$root" && pwd)
  "$entrain" --version >/dev/null # builds on first use, once
  for i in $(seq "$nodes"); do
    join=$join${join:+,}127.0.0.1:$((25520 + i - 1))
  done
  for i in $(seq "$nodes"); do
    if alive "$dir/run/node$i.keeper"; then
      echo "node$i runs already"
      continue
    fi
    : >"$dir/log/node$i.out"
    # In a session of its own, so that a Ctrl-C in this terminal does not reach it.
    export -f keep
    dir=$dir root=$root entrain=$entrain setsid bash -c 'keep "$@"' keep "$i" "$join" </dev/null >/dev/null 2>&1 &
    echo $! >"$dir/run/node$i.keeper"
  done
  for i in $(seq "$nodes"); do
    for _ in $(seq 300); do
      if up "$i"; then
        continue 2
      fi
      sleep 0.2
    done
    echo "node$i did not come up; see $dir/log/node$i.out and $dir/log/node$i.log" >&2
    exit 1
  done
  await_known || echo "not all nodes know each other yet; see: entrain nodes" >&2
  echo "$nodes nodes are up; runs lie under $root"
  echo "export ENTRAIN_ADDRESS=$(addresses)"
}

status() {
  local keeper i state
  for keeper in "$dir"/run/node*.keeper; do
    [ -e "$keeper" ] || continue
    i=${keeper##*/node}
    i=${i%.keeper}
    state="down, to be started again"
    if up "$i"; then
      state="up, process $(cat "$dir/run/node$i.pid")"
    elif alive "$dir/run/node$i.pid"; then
      state="starting, process $(cat "$dir/run/node$i.pid")"
    fi
    echo "node$i: $state"
  done
}

stop() {
  local keeper i pids=()
  for keeper in "$dir"/run/node*.keeper; do
    [ -e "$keeper" ] || continue
    i=${keeper##*/node}
    i=${i%.keeper}
    rm -f "$dir/run/node$i.again"
    if alive "$dir/run/node$i.pid"; then
      kill -TERM "$(cat "$dir/run/node$i.pid")" 2>/dev/null || true
    else
      kill "$(cat "$keeper")" 2>/dev/null || true
      rm -f "$keeper"
    fi
    pids+=("$keeper")
  done
  for _ in $(seq 450); do
    local left=0
    for keeper in "${pids[@]:-}"; do
      if [ -n "$keeper" ] && alive "$keeper"; then
        left=1
      fi
    done
    if [ "$left" = 0 ]; then
      rm -f "$dir"/run/node*
      echo "all nodes have ended"
      return
    fi
    sleep 0.2
  done
  echo "some nodes did not end within 90 s; see $dir/log" >&2
  exit 1
}

case $action in
  start) start ;;
  status) status ;;
  stop) stop ;;
  kill)
    alive "$dir/run/$node.pid" || { echo "$node does not run" >&2; exit 1; }
    kill -KILL "$(cat "$dir/run/$node.pid")"
    echo "$node was killed"
    ;;
  restart)
    alive "$dir/run/$node.pid" || { echo "$node does not run" >&2; exit 1; }
    touch "$dir/run/$node.again"
    kill -TERM "$(cat "$dir/run/$node.pid")"
    echo "$node saves, ends and is started again"
    ;;
esac
