package com.aa.nxop.access.internal.io;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** The services of one type that the type's own class loader sees. */
public final class InstalledServices {
    private InstalledServices() {}

    /**
     * In the order of their classes' names: the class path's would be that of problems and reports. Left out is what another class loader has
     * for a type of its own: in Kafka Connect the SDK may be on the worker's class path and in a plug-in's folder, and each finds the service
     * files of both.
     *
     * @param loader not the thread's class loader: in a fat jar and in a server it may be anybody's
     * @throws ServiceConfigurationError if a service cannot be made
     */
    public static <T> List<T> of(ServiceLoader<T> loader) {
        List<T> all = new ArrayList<>();
        Iterator<T> services = loader.iterator();
        boolean more = true;
        while (more) {
            try {
                more = services.hasNext();
                if (more) {
                    all.add(services.next());
                }
            } catch (ServiceConfigurationError e) {
                if (!String.valueOf(e.getMessage()).endsWith("not a subtype")) {
                    throw e;
                }
            }
        }
        all.sort(Comparator.comparing(service -> service.getClass().getName()));
        return all;
    }
}
