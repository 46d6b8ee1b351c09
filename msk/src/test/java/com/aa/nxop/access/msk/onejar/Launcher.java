package com.aa.nxop.access.msk.onejar;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;

/**
 * What starts an application out of one jar: alone on the JVM's class path, with a class loader for everything else, as Spring Boot's launcher
 * is. Knows no other class.
 */
public final class Launcher {
    private Launcher() {}

    /** Arguments: the application's class path, its main class, and its own arguments. */
    public static void main(String[] arguments) throws Exception {
        List<URL> jars = new ArrayList<>();
        for (String jar : arguments[0].split(File.pathSeparator, -1)) {
            jars.add(new File(jar).toURI().toURL());
        }
        URLClassLoader application = new URLClassLoader(jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        Thread.currentThread().setContextClassLoader(application);
        String[] own = new String[arguments.length - 2];
        System.arraycopy(arguments, 2, own, 0, own.length);
        application.loadClass(arguments[1]).getMethod("main", String[].class).invoke(null, (Object) own);
        System.exit(0);
    }
}
