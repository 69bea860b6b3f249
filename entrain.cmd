@echo off
rem Starts Entrain on Windows, as the script "entrain" does elsewhere: from a source tree, or as bin\entrain.cmd beside lib.
rem   JAVA_HOME           the JDK to try first
rem   ENTRAIN_JAVA_OPTS   options for the JVM, e.g. -Xmx16g; they win over those chosen here
rem It builds when nothing has been built yet; after changing sources run "mvn -Dquick package".
setlocal EnableExtensions DisableDelayedExpansion
set "LEAST_JAVA=25"
set "ROOT=%~dp0"
set "JAR=%ROOT%cli\target\quick\entrain.jar"
set "LOG=%ROOT%target\quick\build.log"

call :find_jdk
if not defined JDK (
  echo entrain: needs a JDK of release %LEAST_JAVA% or newer: install one, for example Eclipse Temurin %LEAST_JAVA%, or set JAVA_HOME to it. 1>&2
  exit /b 1
)
set "CLASSES=%JAR%"
set "OPTIONS=%ROOT%cli\compute.options"
if exist "%ROOT%..\lib\compute.options" (
  set "CLASSES=%ROOT%..\lib\*"
  set "OPTIONS=%ROOT%..\lib\compute.options"
) else if not exist "%JAR%" (
  call :build
  if errorlevel 1 exit /b 1
)
call :choose_profile %*
rem The JVM refuses two collectors.
if defined ENTRAIN_JAVA_OPTS echo %ENTRAIN_JAVA_OPTS%| findstr /r /c:"+Use[A-Za-z0-9]*GC" >nul && set "COLLECTOR="
"%JDK%\bin\java.exe" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Djava.awt.headless=true ^
  -XX:MaxRAMPercentage=75 %COLLECTOR% "%PROFILE%" %ENTRAIN_JAVA_OPTS% -cp "%CLASSES%" io.entrain.cli.Main %*
exit /b %ERRORLEVEL%

:find_jdk
set "JDK="
if defined JAVA_HOME call :try_jdk "%JAVA_HOME%"
for %%j in (javac.exe) do if not "%%~$PATH:j"=="" for %%h in ("%%~dp$PATH:j..") do call :try_jdk "%%~fh"
for %%r in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%USERPROFILE%\.jdks") do (
  if exist "%%~r" for /d %%h in ("%%~r\*") do call :try_jdk "%%~fh"
)
exit /b 0

:try_jdk
if defined JDK exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
set "VERSION="
for /f "tokens=2 delims==" %%v in ('findstr /b "JAVA_VERSION=" "%~1\release"') do set "VERSION=%%~v"
if not defined VERSION exit /b 0
for /f "delims=.-+" %%m in ("%VERSION%") do if %%m GEQ %LEAST_JAVA% set "JDK=%~1"
exit /b 0

:build
where mvn >nul 2>nul
if errorlevel 1 (
  echo entrain: needs Apache Maven 3.8.7 or newer to build itself: install it and put mvn on the PATH. 1>&2
  exit /b 1
)
echo entrain: first use, building; this takes about a minute (log: %LOG%) 1>&2
if not exist "%ROOT%target\quick" mkdir "%ROOT%target\quick"
set "JAVA25_HOME=%JDK%"
if not defined JAVA_HOME set "JAVA_HOME=%JDK%"
call mvn -q -B -f "%ROOT%pom.xml" -Dquick package >"%LOG%" 2>&1
if errorlevel 1 (
  echo entrain: the build failed; its log is %LOG% 1>&2
  exit /b 1
)
exit /b 0

rem Commands that simulate get the vector module; the others only read, print or draw, and care for a quick start.
:choose_profile
set "COLLECTOR=-XX:+UseSerialGC"
set "PROFILE=-XX:TieredStopAtLevel=1"
set "COMMAND="
:next_argument
if "%~1"=="" goto chosen
if "%~1"=="-h" exit /b 0
if "%~1"=="--help" exit /b 0
if "%~1"=="-V" exit /b 0
if "%~1"=="--version" exit /b 0
set "ARGUMENT=%~1"
if not defined COMMAND if not "%ARGUMENT:~0,1%"=="-" set "COMMAND=%~1"
shift
goto next_argument
:chosen
for %%c in (quickstart init train test verify node) do (
  if "%COMMAND%"=="%%c" (
    set "COLLECTOR=-XX:+UseParallelGC"
    set "PROFILE=@%OPTIONS%"
  )
)
exit /b 0
