/*
 * A JDK 25, for the runs that want one besides the JDK of this build: where -Djdk25.home says, else in Maven's toolchains,
 * else where systems usually put it. Its home, or null.
 */
def isJdk25 = { File home ->
    def release = new File(home, 'release')
    new File(home, 'bin/java').canExecute() && release.isFile() && release.text =~ /JAVA_VERSION="25[".+-]/
}

def named = System.getProperty('jdk25.home')
if (named) {
    if (!isJdk25(new File(named))) {
        throw new IllegalArgumentException("jdk25.home is $named, which is no JDK 25" as String)
    }
    return new File(named)
}

def candidates = []
def userHome = System.getProperty('user.home')
def toolchains = new File(userHome, '.m2/toolchains.xml')
if (toolchains.isFile()) {
    candidates += (toolchains.text =~ '<jdkHome>([^<]+)</jdkHome>').collect { new File(it[1].trim()) }
}
['/usr/lib/jvm', '/usr/java', '/opt', '/opt/java', '/opt/hostedtoolcache/Java_Temurin-Hotspot_jdk',
    "$userHome/.sdkman/candidates/java", "$userHome/.jdks"].each {
    def found = new File(it).listFiles()?.findAll { it.isDirectory() && it.name =~ /(?<!\d)25(?!\d)/ } ?: []
    candidates += found + found.collect { new File(it, 'x64') } + found.collect { new File(it, 'arm64') }
}
new File('/Library/Java/JavaVirtualMachines').listFiles()?.each {
    candidates << new File(it, 'Contents/Home')
}
return candidates.find(isJdk25)
