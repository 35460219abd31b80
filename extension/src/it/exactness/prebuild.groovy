def home = evaluate(new File(basedir, '../../../src/it/jdk25.groovy'))
def runsOn25 = Runtime.version().feature() == 25
def config = new File(basedir, '.mvn/maven.config')
config.parentFile.mkdirs()
config.text = home == null || runsOn25 ? '' : "-Djdk25.home=$home\n"
return true
