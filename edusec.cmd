@echo off
rem Untested: nobody has run this on Windows yet. Reports are welcome.
setlocal
set "HOME_DIR=%~dp0"
set "APP=%HOME_DIR%edusec-examples\target\quick\app"
if not exist "%APP%\.built" (
  echo edusec: building, once ... 1>&2
  pushd "%HOME_DIR%"
  call mvn -B -ntp -q -Dquick -pl edusec-examples -am package 1>&2
  if errorlevel 1 (
    popd
    echo edusec: the build failed, see above 1>&2
    exit /b 4
  )
  type nul > "%APP%\.built"
  popd
)
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" -XX:+UseSerialGC -cp "%APP%\*" io.github.edusec.examples.cli.Main %*
exit /b %ERRORLEVEL%
