#!/bin/sh
# Makes a small Java run-time image for an application, with an archive of the classes that it loads until it has access.
#
#   build-runtime.sh FOLDER MAIN_CLASS JAR...
#
# FOLDER gets: lib (the jars), runtime (a JDK without what is not used), the archive, and "run", which starts the application.
# The archive holds what a training run loads. It is made here, with the variables that are set: in a pod's place stands the local world
# (com.aa.nxop.testkit.SandboxMain; see the Dockerfile). The application must end by itself, or with the end of its input.
#
# JAVA_HOME names the JDK: 17 or later. From 25 on the archive is an AOT cache (JEP 514), before that a class-data archive (JEP 350).
# JAVA_OPTIONS are what the application shall run with.
set -eu

folder=$1
main=$2
shift 2
options=${JAVA_OPTIONS:--XX:+UseSerialGC}
jdk=${JAVA_HOME:?JAVA_HOME must name a JDK}
version=$("$jdk/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p')

mkdir -p "$folder/lib"
folder=$(cd "$folder" && pwd)
class_path=
for jar in "$@"; do
    cp -p "$jar" "$folder/lib/"
    class_path="$class_path${class_path:+:}$folder/lib/$(basename "$jar")"
done

# What the jars use, as far as jdeps sees; and what they find by name: elliptic curves for TLS until JDK 21, and host names in certificates.
modules=$("$jdk/bin/jdeps" --ignore-missing-deps --print-module-deps --multi-release "$version" --module-path "$folder/lib" \
    "$folder"/lib/*.jar | tail -n 1)
rm -rf "$folder/runtime"
"$jdk/bin/jlink" --add-modules "$modules,jdk.crypto.ec" --strip-java-debug-attributes --no-header-files --no-man-pages \
    --output "$folder/runtime"
java=$folder/runtime/bin/java
"$java" -Xshare:dump > /dev/null

if [ "$version" -ge 25 ]; then
    archive="-XX:AOTCache=$folder/app.aot"
    # shellcheck disable=SC2086
    "$java" $options -Xlog:disable "-XX:AOTCacheOutput=$folder/app.aot" -cp "$class_path" "$main" < /dev/null
else
    archive="-XX:SharedArchiveFile=$folder/app.jsa"
    # shellcheck disable=SC2086
    "$java" $options -Xlog:disable "-XX:ArchiveClassesAtExit=$folder/app.jsa" -cp "$class_path" "$main" < /dev/null
fi

# An archive that does not fit is not used and not an error: the application starts all the same.
cat > "$folder/run" << END
#!/bin/sh
exec "$java" -XX:-UsePerfData $options $archive -cp "$class_path" $main "\$@"
END
chmod 755 "$folder/run"
