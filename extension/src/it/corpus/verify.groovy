import groovy.json.JsonSlurper
import java.lang.reflect.AnnotatedElement

/*
 * Reads every result, compares it with what the test's class expects (its annotation Leaks, or PASS), writes all rows to
 * target/corpus.txt and a summary to the console, and fails on a wrong verdict, or on a trace of a released leak that does
 * not name the holder.
 */
def planned = new File(basedir, 'planned.txt').readLines()
boolean noise = planned.remove(0) == 'noise true'
def wantedJdks = planned.remove(0).substring('jdks '.length()).split(',')*.toInteger()

def loader = new URLClassLoader(new File(basedir, 'target/test-classes').toURI().toURL())
// Called as Java does: Groovy would look at the fields of the class as well, whose types are in libraries of the test.
def annotations = AnnotatedElement.getMethod('getAnnotations')
def expectations = [:]
def leaksOf = { String name ->
    expectations.computeIfAbsent(name) {
        def type = Class.forName(name, false, loader)
        // JUnit's own annotation is not on this class path, and the JVM leaves out what it can't load.
        def path = name.replaceFirst(/\$.*/, '').replace('.', '/')
        def source = [new File(basedir, "src/test/java/${path}.java"), new File(basedir, "src/test/kotlin/${path}.kt")]
        def since = source.find { it.exists() }.text =~
                /@EnabledForJreRange\(min = JRE\.JAVA_(\d+)\)/
        [leaks: annotations.invoke(type).find { it.annotationType().name == 'com.acme.Leaks' },
            fromJdk: since.find() ? since.group(1) as int : 17]
    }.leaks
}
def fromJdkOf = { String name ->
    leaksOf(name)
    expectations[name].fromJdk
}

def measured = { result, String metric ->
    def figure = result.metrics[metric]
    metric == 'peak' ? figure?.lower : figure?.measured
}
def show = { value -> value == null ? '-' : String.format(Locale.ROOT, '%,d', value as long) }

def rows = []
def wrong = []
planned.each { id ->
    def (round, jdk, variant, set) = id.split('-', 4)
    boolean plain = variant == 'plain' && !noise
    int seen = 0
    def files = new File(basedir, "target/corpus/$id").listFiles() ?: new File[0]
    files.sort { it.name }.each { file ->
        def lines = file.readLines().collect { new JsonSlurper().parseText(it) }
        def results = lines.findAll { it.type == 'result' }
        lines.findAll { it.type == 'started' }.each { started ->
            if (!results.any { it.uniqueId == started.uniqueId }) {
                wrong << "$id: the JVM died in ${started['class']}.$started.method" as String
            }
        }
        results.each { result ->
            seen++
            def name = result['class'] as String
            def leaks = set.endsWith('-fixed') ? null : leaksOf(name)
            def metric = leaks == null ? 'retained' : leaks.metric()
            def figure = measured(result, metric)
            def bounds = { leaks.atMost() == Long.MAX_VALUE ? "${show(leaks.atLeast())} or more"
                    : "${show(leaks.atLeast())} to ${show(leaks.atMost())}" }
            def expected = leaks == null ? 'PASS' : "FAIL ${leaks.pattern()} $metric ${bounds()}" as String
            boolean right = leaks == null
                    ? result.verdict == 'PASS'
                    : result.verdict == 'FAIL' && result.pattern == leaks.pattern() && figure != null &&
                        figure >= leaks.atLeast() && figure <= leaks.atMost()
            // Under other flags or amid noise the search for the holder may be cut short, and says so.
            if (set.endsWith('-leaky') && leaks.holder().length == 0) {
                wrong << "$name is a released leak, and @Leaks names no holder" as String
            } else if (plain && leaks != null && right) {
                def path = result.traces ? result.traces[0].path : []
                def from = 0
                def missing = leaks.holder().find { step ->
                    int at = path.subList(from, path.size()).indexOf(step)
                    from += at + 1
                    at < 0
                }
                if (missing != null) {
                    wrong << "$name [$set] on $jdk: the trace does not name $missing: $path" as String
                }
            }
            boolean unjudged = !plain && result.verdict == 'INCONCLUSIVE' && result.reason
            def row = [test: name.substring('com.acme.'.length()) + '.' + result.method, set: set, jdk: jdk,
                variant: variant, round: round, verdict: result.verdict, pattern: result.pattern, expected: expected,
                figure: figure, runs: result.metrics[metric] instanceof Map ? result.metrics[metric].runs : null,
                reason: result.reason?.replaceAll(/\s+/, ' '), right: right || unjudged, findings: result.findings.collect { it.message.replaceAll(/\s+/, ' ') }]
            rows << row
            if (!row.right) {
                wrong << ("$row.test [$set] on $jdk, $variant, $round: $row.verdict $row.pattern, measured " +
                        "${show(figure)}, runs $row.runs, expected $expected; reason: $row.reason; " +
                        "$row.findings") as String
            }
        }
    }
    if (seen == 0) {
        wrong << "$id has no results" as String
    }
}

// Each test has a result in each round, JDK and variant of its set.
rows.groupBy { [it.set, it.test] }.each { key, ofTest ->
    def testClass = 'com.acme.' + key[1].substring(0, key[1].lastIndexOf('.'))
    def leaks = leaksOf(testClass)
    int fromJdk = leaks == null ? fromJdkOf(testClass) : leaks.fromJdk()
    planned.findAll { it.endsWith('-' + key[0]) && (it =~ /-jdk(\d+)-/)[0][1].toInteger() >= fromJdk }.each { id ->
        def (round, jdk, variant) = id.split('-', 4)
        if (!ofTest.any { it.round == round && it.jdk == jdk && it.variant == variant }) {
            wrong << "${key[1]} [${key[0]}] has no result on $jdk, $variant, $round" as String
        }
    }
}

new File(basedir, 'target/corpus.txt').withWriter('UTF-8') { out ->
    rows.each { out << [it.right ? 'ok' : 'WRONG', it.test, it.set, it.jdk, it.variant, it.round, it.verdict,
        it.pattern, it.expected, it.figure, it.runs, it.reason, it.findings].join('\t') << '\n' }
}

def text = new StringBuilder("Corpus${noise ? ', three threads allocating garbage' : ''}: ")
        .append("${rows.count { it.right }} of ${rows.size()} as expected\n")
text << String.format('  %-46s %-7s %-20s %-30s %-46s %s%n', 'test', 'JDK', 'variant', 'verdicts', 'expected', 'measured')
rows.groupBy { [it.test, it.set, it.jdk, it.variant] }.sort { a, b -> a.key.toString() <=> b.key.toString() }
    .each { key, same ->
        def verdicts = same.countBy { [it.verdict, it.pattern].findAll().join(' ') }
            .collect { verdict, count -> "$count $verdict" }.join(', ')
        def figures = same*.figure.findAll { it != null }
        def range = figures ? (figures.min() == figures.max() ? show(figures.min())
            : show(figures.min()) + ' to ' + show(figures.max())) : '-'
        def label = key[0].tokenize('.').init().join('.') +
                (key[1] =~ /-(leaky|fixed)$/ ? ' ' + key[1].tokenize('-').last() : '')
        text << String.format('%s %-46s %-7s %-20s %-30s %-46s %s%n', same.every { it.right } ? ' ' : '!', label,
                key[2], key[3], verdicts, same[0].expected, range)
    }
if (wantedJdks.contains(25) && !planned.any { it.contains('-jdk25-') }) {
    text << '  No JDK 25 was found, so those runs are skipped; -Djdk25.home=... names one.\n'
}
print text
// Standard output is the build's log here; the table is wanted on the console too.
new PrintStream(new FileOutputStream(FileDescriptor.out), true).print(text)
if (wrong) {
    throw new AssertionError("${wrong.size()} wrong:\n${wrong.join('\n')}" as Object)
}
return true
