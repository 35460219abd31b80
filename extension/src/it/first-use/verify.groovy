import groovy.json.JsonSlurper

def results = new File(basedir, 'target/memory-budget/results').listFiles().collectMany { file ->
    file.readLines().collect { new JsonSlurper().parseText(it) }.findAll { it.type == 'result' }
}
results.each {
    println "${it['class']} $it.verdict retained $it.metrics.retained allocated $it.metrics.allocated"
}
def wrong = results.findAll { it.verdict != 'PASS' || it.pattern != 'HEALTHY' || it.metrics.allocated.basis != 'warm' }
if (results.size() != 10 || wrong) {
    throw new AssertionError("Ten fresh JVMs should give the same PASS ten times, with warm allocation, but of " +
            "${results.size()} these differ: ${wrong.collect { it['class'] + ' ' + it.verdict + ' ' + it.metrics }}" as Object)
}
return true
