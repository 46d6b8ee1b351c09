package com.aa.nxop.access.msk;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A class loader with copies of its own of some packages, from the very jars of the test, as a plug-in's has; the rest is the test's. */
final class OwnCopies extends URLClassLoader {
    private final List<String> own;
    private final List<String> hidden;

    private OwnCopies(List<String> own, List<String> hidden) {
        super(jars(), OwnCopies.class.getClassLoader());
        this.own = own;
        this.hidden = hidden;
    }

    /** @param prefixes of class names */
    static OwnCopies of(String... prefixes) {
        return new OwnCopies(List.of(prefixes), List.of());
    }

    /** Also one that has no classes with this prefix. */
    OwnCopies without(String prefix) {
        return new OwnCopies(own, List.of(prefix));
    }

    private static URL[] jars() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(File::new)
                .map(OwnCopies::url)
                .toArray(URL[]::new);
    }

    private static URL url(File jar) {
        try {
            return jar.toURI().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (hidden.stream().anyMatch(name::startsWith)) {
            throw new ClassNotFoundException(name);
        }
        synchronized (getClassLoadingLock(name)) {
            if (own.stream().noneMatch(name::startsWith)) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }

    /** As code that this loader has would call it. */
    @SuppressWarnings("unchecked")
    Map<String, Object> clientProperties(Object nxop, Map<?, ?> base) throws ReflectiveOperationException {
        return (Map<String, Object>) loadClass(NxopMsk.class.getName())
                .getMethod("clientProperties", com.aa.nxop.access.NxopAccess.class, Map.class)
                .invoke(null, nxop, base);
    }
}
