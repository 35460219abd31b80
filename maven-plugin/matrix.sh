#!/bin/sh
# The plugin's integration tests on each Maven that it is for, whose distributions come from Central. Fails where a test
# does, and where Maven finds something to say against the plugin.
#   maven-plugin/matrix.sh                                      all of them
#   MAVENS=4.0.0-rc-6 maven-plugin/matrix.sh -Dinvoker.test=ci  one test on one of them
set -eu
cd "$(dirname "$0")/.."
# By name, since the extension's own integration tests, which these are built with, are not about Maven.
tests=$(cd maven-plugin/src/it && ls -d -- */ | tr -d / | grep -vx many-modules | paste -s -d , -)
for version in ${MAVENS:-3.6.3 3.9.16 4.0.0-rc-6}; do
  echo "Maven $version"
  rm -rf maven-plugin/target/it
  mvn -B -ntp -q verify -pl maven-plugin -am -DskipTests -Dit.maven.version="$version" \
    -Dinvoker.test="$tests" "$@"
  if grep -rn --include=build.log '^\[WARNING\].*\* *io.github.memorybudget:memory-budget-maven-plugin' maven-plugin/target/it; then
    echo "Maven $version finds faults in the plugin." >&2
    exit 1
  fi
done
