# Functions that packaging/run, packaging/test and packaging/hone share; sourced by bash.

hone_say() { printf '%s\n' "$*" >&2; }

# The java command: JAVA_HOME's if it is set.
hone_java() {
    if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then
        printf '%s' "$JAVA_HOME/bin/java"
    else
        command -v java || { hone_say "Java is missing. Install JDK 17 or newer, for example: apt-get install openjdk-17-jdk-headless"; exit 3; }
    fi
}

# What the window needs of a bare Debian or Ubuntu machine.
HONE_PACKAGES="libgtk-3-0 libxtst6 libxxf86vm1 libgl1 libfreetype6 fontconfig fonts-dejavu-core"

# Installs the packages that are missing; needs root, else prints the one command and fails.
hone_install_packages() {
    command -v dpkg-query >/dev/null 2>&1 || return 0
    local missing=() name
    for name in $HONE_PACKAGES; do
        dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q 'ok installed' \
            || dpkg-query -W -f='${Status}' "${name}t64" 2>/dev/null | grep -q 'ok installed' \
            || missing+=("$name")
    done
    [ ${#missing[@]} -eq 0 ] && return 0
    if [ "$(id -u)" -ne 0 ]; then
        hone_say "The window needs packages that this machine lacks. Install them with:"
        hone_say "  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing[*]}"
        exit 3
    fi
    hone_say "Installing ${missing[*]} ..."
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# Compiles when a source is newer than the last build.
hone_build() {
    local home="$1" stamp="$1/target/hone.stamp"
    if [ -f "$stamp" ] && [ -s "$home/target/hone.classpath" ] \
        && [ -z "$(find "$home/pom.xml" "$home/src/main" "$home/resources" -newer "$stamp" -print -quit)" ]; then
        return 0
    fi
    command -v mvn >/dev/null 2>&1 || { hone_say "Maven is missing. Install it, for example: apt-get install maven"; exit 3; }
    hone_say "Building Hone ..."
    (cd "$home" && mvn -B -q compile dependency:build-classpath \
        -DincludeScope=runtime -Dmdep.outputFile=target/hone.classpath >&2) || { hone_say "The build failed; the lines above say why."; exit 3; }
    touch "$stamp"
}
