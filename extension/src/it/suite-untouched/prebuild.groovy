// The suite's server wants the same port each time it starts, so one that is free now is fixed for the whole build.
def port = new ServerSocket(0).withCloseable { it.localPort }
def config = new File(basedir, '.mvn/maven.config')
config.parentFile.mkdirs()
config.text = "-Dacme.port=$port\n"
return true
