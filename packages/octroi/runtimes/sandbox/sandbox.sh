# Builds the sandbox of one environment out of the host's namespaces, then becomes what runs in it (LAM-130, LAM-131).
# Needs only a POSIX shell and util-linux. The server starts `unshare ... /bin/sh sandbox.sh enter`, and talks with it:
#   stdin  nothing; its end says that the server is gone
#   3      channel of listen.mjs, which hands listeners to the server
#   4      lines to the server, `entered`, `up PID`, `failed` and why, and from it, `mapped` and `run`
#   5      the function's own stderr, kept aside while 2 tells the server of failures
#   7      the function's variables, as a script
# None but stdin, stdout and stderr reaches the function. Until `run`, nothing of the function's is executed or sourced.
#
# The first process stays outside of the PID namespace, so that it sees how the runtime ends. The namespace's own first process
# lives as long as the server and the first process do, and everything in the namespace dies with it.
set -e
umask 022
stage=$1
shift

# Settings, the same at each stage.
root=$1 table=$2 user=$3 group=$4 network=$5 node=$6 listener=$7 addresses=$8 commands=$9
drop="setpriv --inh-caps=-all --bounding-set=-all --no-new-privs"
[ "$user" = 0 ] || drop="$drop --reuid=$user --regid=$group --clear-groups"

case $stage in
enter)
  exec 6<&0 5>&2 2>&4
  echo entered >&4
  read -r word <&4
  [ "$word" = mapped ] || exit 1
  if [ "$network" = own ]; then
    ip link set lo up
    # It works while the mounts are made; it sees the host's files and nobody's variables but ours.
    "$node" "$listener" $addresses 6<&- 7<&- </dev/null &
    listening=$!
  fi
  exec 3>&-
  mount -t tmpfs -o mode=0755,size=4m,nosuid,nodev octroi "$root"
  cd "$root"
  # Folders, links and files of the new root.
  eval "$commands"
  mount -a -T "$table"
  [ "$network" != own ] || wait "$listening"
  exec unshare --pid -- /bin/sh "$0" inside "$@"
  ;;
inside)
  /bin/sh "$0" init "$@" <&6 &
  exec 6<&-
  read -r word <&4
  [ "$word" = run ] || exit 1
  shift 9
  exec 4>&- 2>&5 5>&-
  # What follows `timeout` is in the PID namespace; before it nothing may depend on the function's variables.
  # shellcheck disable=SC2086
  exec env -i PATH=/usr/local/bin:/usr/bin:/bin $drop -- timeout --foreground 0 /bin/sh -c '
    echo 500 > /proc/self/oom_score_adj
    ulimit -c 0; ulimit -n 1024; ulimit -f "$1"
    ulimit -u "$2" 2>/dev/null || ulimit -p "$2"
    [ "$3" = 0 ] || ulimit -d "$3"
    [ "$4" = 0 ] || ulimit -v "$4"
    shift 4
    cd /var/task
    variables=$(cat <&7)
    exec 7<&-
    unset OLDPWD PWD
    eval "$variables"
    exec "$@"' sandbox "$@"
  ;;
init)
  trap 'echo failed >&4' EXIT
  exec 7<&-
  # The host's /proc still tells the number by which the server knows this process.
  read -r pid rest < /proc/self/stat
  mount -t proc -o nosuid,nodev,noexec proc proc
  pivot_root . old
  cd /
  umount -l old
  echo 0 > /proc/sys/user/max_user_namespaces
  mount -o remount,bind,ro,nosuid,nodev /
  # shellcheck disable=SC2086
  exec env -i PATH=/usr/local/bin:/usr/bin:/bin $drop -- /bin/sh -c '
    trap "" CHLD INT TERM HUP QUIT
    echo "up $1" >&4
    exec 2>/dev/null 4>&- 5>&- >&2
    read -r none' init "$pid"
  ;;
esac
