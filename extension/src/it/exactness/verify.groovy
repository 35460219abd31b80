import groovy.json.JsonSlurper

// Headers are 16 bytes for an array: 16 + 984; and 16 + 4 * 1,000 for the outer array, 16 + 1,008 for each of the others.
def expected = [
    empty              : [retained: 0, allocated: 0, runs: 1],
    emptyRepeatedly    : [retained: 0, allocated: 0, runs: 40],
    keepsOneArray      : [retained: 1_000, allocated: 1_000, runs: 40],
    dropsOneArray      : [retained: 0, allocated: 1_000, runs: 40],
    keepsThousandArrays: [retained: 1_028_016, allocated: 1_028_016, runs: 40],
]
// ZGC has no compressed references: 8 bytes an element.
def expectedWith = { String gc, String method ->
    gc == 'ZGC' && method == 'keepsThousandArrays'
            ? expected[method] + [retained: 1_032_016, allocated: 1_032_016] : expected[method]
}
def inOneJvm = expected.values().sum { it.runs }

def table = new TreeMap()
def wrong = []
def files = new File(basedir, 'target/memory-budget/results').listFiles()
files.each { file ->
    def lines = file.readLines().collect { new JsonSlurper().parseText(it) }
    def jvm = lines.find { it.type == 'jvm' }
    def row = table.computeIfAbsent(jvm.environment.gc + ' on JDK ' + jvm.environment.jdk) {
        [jvms: 0, exact: 0, all: 0]
    }
    row.jvms++
    if (jvm.control != 'ok') {
        wrong << "$file.name: the positive control failed: $jvm.control"
    }
    lines.findAll { it.type == 'result' }.eachWithIndex { result, i ->
        row.all++
        def figures = expectedWith(jvm.environment.gc, result.method)
        def read = ['retained', 'allocated'].collectEntries { [it, result.metrics[it]?.measured] }
        if (read.retained == figures.retained && read.allocated == figures.allocated) {
            row.exact++
        } else {
            wrong << "$jvm.environment.gc on JDK $jvm.environment.jdk: $result.method $result.displayName (number " +
                    "${i + 1} of its JVM) read $read instead of ${figures.findAll { it.key != 'runs' }}"
        }
    }
    if (lines.count { it.type == 'result' } != inOneJvm) {
        wrong << "$file.name should have $inOneJvm results"
    }
}

def text = new StringBuilder('Exact figures by collector and JDK, both orders of the tests:\n')
table.each { name, row -> text << String.format('  %-22s %d of %d in %d JVMs%n', name, row.exact, row.all, row.jvms) }
def on25 = new File(basedir, '.mvn/maven.config').length() > 0
if (!on25 && Runtime.version().feature() != 25) {
    text << '  No JDK 25 was found, so those runs are skipped; -Djdk25.home=... names one.\n'
}
print text
// Standard output is the build's log here; the table is wanted on the console too.
new PrintStream(new FileOutputStream(FileDescriptor.out), true).print(text)

int jvms = (on25 ? 2 : 1) * 5 * 2
if (files.length != jvms) {
    wrong << "There should be results of $jvms JVMs, not of $files.length"
}
if (wrong) {
    throw new AssertionError(wrong.join('\n') as Object)
}
return true
