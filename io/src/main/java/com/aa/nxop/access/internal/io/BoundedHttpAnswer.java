package com.aa.nxop.access.internal.io;

import java.util.List;
import java.util.Map;

/**
 * What came back, whatever it is. It may hold credentials.
 *
 * @param headers by name, in any case
 * @param whole false where the answer was larger than allowed, and the body was cut
 */
@SuppressWarnings("ArrayRecordComponent") // Handed over, not compared.
public record BoundedHttpAnswer(int status, Map<String, List<String>> headers, byte[] body, boolean whole) {
    @Override
    public String toString() {
        return "HTTP " + status;
    }
}
