#!/usr/bin/env bash
# A cluster on hosts that are reached by ssh and share a file system, each with the distribution at the same path.
#
#   deploy/ssh/cluster.sh up     HOSTS ROOT      HOSTS: file with a host a line; ROOT: shared directory of runs
#   deploy/ssh/cluster.sh status HOSTS ROOT
#   deploy/ssh/cluster.sh down   HOSTS ROOT      lets all nodes save and end
#
# Token and certificates are made under ROOT/.entrain-credentials (0700) at the first 'up'. All may be repeated: what is done already is left.
# ENTRAIN: path of the command on the hosts (default: that of this distribution). SSH: how to reach them (default: ssh -o BatchMode=yes).
set -euo pipefail

usage() {
  sed -n '2,10p' "$0" | sed 's/^# \{0,1\}//' >&2
  exit 2
}

[ $# -eq 3 ] || usage
action=$1 root=$(cd "$3" && pwd)
[ -r "$2" ] || usage
mapfile -t hosts < <(grep -v '^[[:space:]]*\(#\|$\)' "$2")
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
entrain=${ENTRAIN:-$(cd "$here/../../bin" 2>/dev/null && pwd)/entrain}
read -r -a ssh <<<"${SSH:-ssh -o BatchMode=yes}"
credentials=$root/.entrain-credentials
port=25520

join=$(printf ",%s:$port" "${hosts[@]}")
join=${join:1}

on() {
  local host=$1
  shift
  "${ssh[@]}" "$host" "$(printf '%q ' "$@")"
}

up() {
  local host names=()
  if [ ! -d "$credentials" ]; then
    mkdir -m 0700 "$credentials"
    (umask 077 && head -c 32 /dev/urandom | basenc --base64url | tr -d '=' >"$credentials/token")
  fi
  for host in "${hosts[@]}"; do
    names+=(--node "$host")
  done
  "$entrain" certs "$credentials/certs" "${names[@]}"
  for host in "${hosts[@]}"; do
    # The node is started again as long as it ends by itself with a failure; 143: SIGTERM came before it could listen.
    # shellcheck disable=SC2016
    on "$host" bash -c '
      pid=$1/.entrain-credentials/$2.pid
      if [ -f "$pid" ] && kill -0 "$(cat "$pid")" 2>/dev/null; then
        echo "$2 runs already"
        exit 0
      fi
      log=$1/.entrain-credentials/$2.log
      setsid nohup bash -c "until LC_ALL=C \"\$@\" || [ \$? = 143 ]; do sleep 5; done" node "${@:3}" </dev/null >>"$log" 2>&1 &
      echo $! >"$pid"
      echo "$2 is started; its log is $log"
    ' up "$root" "$host" "$entrain" node --name "$host" --host "$host" --port "$port" --root "$root" --join "$join" \
      --token "$credentials/token" --tls "$credentials/certs/$host" --min-nodes "$((${#hosts[@]} / 2 + 1))"
  done
  echo "export ENTRAIN_ADDRESS=$(printf ",https://%s:25580" "${hosts[@]}" | cut -c2-)"
  echo "clients need: --token $credentials/token --ca $credentials/certs/ca/ca.pem"
}

status() {
  local host
  for host in "${hosts[@]}"; do
    # shellcheck disable=SC2016
    on "$host" bash -c '
      pid=$1/.entrain-credentials/$2.pid
      if [ -f "$pid" ] && kill -0 "$(cat "$pid")" 2>/dev/null; then echo "$2: up"; else echo "$2: down"; fi
    ' status "$root" "$host" || echo "$host: not reached"
  done
}

down() {
  local host
  for host in "${hosts[@]}"; do
    # The group of the session: the keeper and the node.
    # shellcheck disable=SC2016
    on "$host" bash -c '
      pid=$1/.entrain-credentials/$2.pid
      [ -f "$pid" ] || exit 0
      pkill -TERM -s "$(cat "$pid")" java 2>/dev/null || true
      for _ in $(seq 120); do kill -0 "$(cat "$pid")" 2>/dev/null || break; sleep 1; done
      rm -f "$pid"
      echo "$2 has ended"
    ' down "$root" "$host"
  done
}

case $action in
  up) up ;;
  status) status ;;
  down) down ;;
  *) usage ;;
esac
