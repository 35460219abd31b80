import groovy.io.FileType
import groovy.xml.MarkupBuilder
import java.nio.file.FileSystems
import java.nio.file.Path

/*
 * Writes the executions of Surefire into the pom, one for each round, JDK, variant and set of tests. Options, each a
 * system property of the outer build:
 *
 *   corpus.rounds    how often everything runs; 1
 *   corpus.jdks      17,25; the one that runs this build counts as its own number, a missing 25 is skipped
 *   corpus.variants  any of the names below, or all; plain
 *   corpus.noise     true: three threads allocate garbage all the time, in every variant; false
 *   corpus.forks     test JVMs at the same time; 1
 *   corpus.tests     a pattern of test classes, such as leak/* or {clean,released}/J*; **
 */
def variants = [
    plain                  : '',
    disableExplicitGC      : '-XX:+DisableExplicitGC',
    explicitGCConcurrent   : '-XX:+ExplicitGCInvokesConcurrent',
    interpreted            : '-Xint',
    uncompressedOops       : '-XX:-UseCompressedOops',
    compactHeaders         : '-XX:+UseCompactObjectHeaders',
    heap64m                : '-Xmx64m',
    heap16g                : '-Xmx16g',
    serial                 : '-XX:+UseSerialGC',
    parallel               : '-XX:+UseParallelGC',
    zgc                    : '-XX:+UseZGC',
    shenandoah             : '-XX:+UseShenandoahGC',
]
def onlyOn25 = ['compactHeaders']

// Which version leaks and which is fixed, by the test that shows it; the pom has a third one, or the fixed one.
def released = [
    GuavaComputeIfAbsent: [swap: 'com.google.guava:guava', leaky: '33.4.8-jre', fixed: '33.5.0-jre'],
    CommonsPoolEvictor  : [swap: 'org.apache.commons:commons-pool2', leaky: '2.5.0', fixed: '2.6.0'],
    NettyFastThreadLocal: [swap: 'io.netty:netty-common', leaky: '4.1.20.Final', fixed: '4.1.21.Final'],
    RxJavaRepeatWhen    : [swap: 'io.reactivex.rxjava2:rxjava', leaky: '2.0.0', fixed: '2.0.1'],
    ReactorCancelledTask: [swap: 'io.projectreactor:reactor-core', leaky: '3.2.8.RELEASE', fixed: '3.2.9.RELEASE'],
    SpringRefresh       : [swap: 'org.springframework:spring-context', leaky: '5.1.4.RELEASE', fixed: '5.1.5.RELEASE'],
    JacksonObjectId     : [swap: 'com.fasterxml.jackson.core:jackson-databind', leaky: '2.4.1', fixed: '2.4.1.1'],
]

def option = { String name, String otherwise -> System.getProperty("corpus.$name", otherwise) }
int rounds = option('rounds', '1') as int
boolean noise = option('noise', 'false').toBoolean()
def chosen = option('variants', 'plain')
def names = chosen == 'all' ? variants.keySet() : chosen.split(',').toList()
if (!variants.keySet().containsAll(names)) {
    throw new IllegalArgumentException("corpus.variants is $chosen; known are ${variants.keySet()}, and all" as String)
}
def jdkNumbers = option('jdks', '17,25').split(',')*.toInteger()

def own = Runtime.version().feature()
def home25 = evaluate(new File(basedir, '../../../src/it/jdk25.groovy'))
def jdks = [:]
jdkNumbers.each {
    if (it == 25 && own != 25) {
        if (home25 != null) {
            jdks[25] = new File(home25, 'bin/java')
        }
    } else {
        jdks[own] = null
    }
}

def sets = [
    [name: 'main', tests: ['clean/*Test', 'leak/*Test'], excludes: ['clean/CapturedOutputTest', 'clean/CoveredTest']],
    [name: 'captured', tests: ['clean/CapturedOutputTest'],
        parameters: 'junit.platform.output.capture.stdout = true\njunit.platform.output.capture.stderr = true'],
    [name: 'covered', tests: ['clean/CoveredTest'],
        argLine: '-javaagent:${org.jacoco:org.jacoco.agent:jar:runtime}=destfile=${project.build.directory}/jacoco.exec'],
]
released.each { name, it ->
    ['leaky', 'fixed'].each { which ->
        sets << [name: "$name-$which" as String, tests: ["released/${name}Test" as String],
            swap: it.swap.tokenize(':'), version: it[which]]
    }
}
def glob = { String pattern -> FileSystems.default.getPathMatcher('glob:' + pattern) }
def wanted = glob(option('tests', '**'))
// Each as package/Class.
def testClasses = []
['java', 'kotlin'].each { language ->
    def root = new File(basedir, "src/test/$language/com/acme").toPath()
    root.toFile().eachFileRecurse(FileType.FILES) {
        testClasses << Path.of(root.relativize(it.toPath()).toString().replaceFirst(/\.\w+$/, ''))
    }
}
testClasses.sort()
sets.each { set ->
    set.classes = testClasses.findAll { type ->
        set.tests.any { glob(it).matches(type) } && !set.excludes?.contains(type.toString()) && wanted.matches(type)
    }
}
sets.removeAll { it.classes.isEmpty() }
if (sets.isEmpty()) {
    throw new IllegalArgumentException("No test class is like corpus.tests=${option('tests', '**')}" as String)
}

def planned = []
def writer = new StringWriter()
def xml = new MarkupBuilder(new IndentPrinter(writer, '  '))
xml.omitEmptyAttributes = true
(1..rounds).each { round ->
    jdks.each { number, java ->
        names.findAll { number >= 25 || !onlyOn25.contains(it) }.each { variant ->
            sets.each { set ->
                def id = "round$round-jdk$number-$variant-$set.name" as String
                planned << id
                xml.execution {
                    delegate.id(id)
                    goals { goal('test') }
                    configuration {
                        if (java != null) {
                            jvm(java.path)
                        }
                        forkCount(option('forks', '1'))
                        argLine([variants[variant], set.argLine].findAll().join(' '))
                        includes { set.classes.each { include("com/acme/${it}.java") } }
                        reportsDirectory('${project.build.directory}/surefire/' + id)
                        systemPropertyVariables {
                            'memoryBudget.resultsDirectory'('${project.build.directory}/corpus/' + id)
                            if (noise) {
                                'corpus.noise'('true')
                            }
                        }
                        if (set.parameters) {
                            properties { configurationParameters(set.parameters) }
                        }
                        if (set.swap) {
                            // With the whole family: the version that takes its place brings its own relatives.
                            classpathDependencyExcludes { classpathDependencyExclude("${set.swap[0]}:*") }
                            additionalClasspathDependencies {
                                additionalClasspathDependency {
                                    groupId(set.swap[0])
                                    artifactId(set.swap[1])
                                    version(set.version)
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

def pom = new File(basedir, 'pom.xml')
def text = pom.getText('UTF-8')
def mark = text.indexOf('<!-- executions')
if (mark < 0) {
    throw new IllegalStateException('pom.xml should have a comment that begins with "executions"')
}
def end = text.indexOf('-->', mark) + 3
pom.setText(text.substring(0, mark) + writer + text.substring(end), 'UTF-8')
new File(basedir, 'planned.txt').text = (["noise $noise", "jdks ${jdkNumbers.join(',')}"] + planned).join('\n')
return true
