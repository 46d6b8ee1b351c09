#!/bin/sh
# Makes the run-time image of the S3 example, with a training run in the local world.
#
#   build-example.sh FOLDER
#
# Needs JAVA_HOME, and the project's jars: ./mvnw -q -Pbenchmarks -pl examples -am package
# (that profile writes down the class path of each module, and runs no tests)
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
folder=$1
world=$(cat "$root/examples/target/class-path.txt")
# What an application with nothing but S3 has on its class path: not the local world, its broker and its database.
application=$(printf '%s:%s' "$(ls "$root"/s3/target/nxop-access-s3-*.jar)" "$(cat "$root/s3/target/class-path.txt")" | tr ':' '\n')
logging=$(echo "$world" | tr ':' '\n' | grep '/slf4j-simple-')
example=$(ls "$root"/examples/target/nxop-access-examples-*.jar)

# The local world in the pod's place: prints the pod's variables, then "ready".
variables=$(mktemp)
"$JAVA_HOME/bin/java" -Dorg.slf4j.simpleLogger.defaultLogLevel=error -cp "$world" com.aa.nxop.testkit.SandboxMain > "$variables" &
sandbox=$!
trap 'kill $sandbox 2> /dev/null || true; rm -f "$variables"' EXIT
tries=0
until grep -q '^ready$' "$variables"; do
    kill -0 $sandbox
    tries=$((tries + 1))
    [ $tries -lt 600 ]
    sleep 0.1
done
eval "$(grep '^export ' "$variables")"

# shellcheck disable=SC2086
"$root/examples/image/build-runtime.sh" "$folder" com.aa.nxop.examples.S3App $application "$logging" "$example"
