package com.aa.nxop.access.spi;

import java.util.List;

/**
 * The settings of one adapter. An adapter names its implementation as a service ({@link java.util.ServiceLoader}), so that its problems stand
 * in the one message with all others. Stateless; needs a public constructor without parameters.
 *
 * @param <T> what the settings come to: an immutable value that compares by content
 */
public interface AdapterSettings<T> {
    /** Every setting that {@link #read} looks for. */
    List<? extends SettingName> names();

    /** Reads and checks all of them. What is wrong is told to the reader, and not thrown; what is returned then is of no use. */
    T read(SettingsReader reader);
}
