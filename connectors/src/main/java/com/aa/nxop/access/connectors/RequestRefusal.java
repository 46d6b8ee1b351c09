package com.aa.nxop.access.connectors;

import com.aa.nxop.access.AccessException;
import org.apache.kafka.connect.runtime.rest.errors.BadRequestException;

/** What Kafka Connect's REST interface answers with HTTP 400. Any other exception is HTTP 500 there, a ConfigException, too. */
final class RequestRefusal {
    private RequestRefusal() {}

    /** The same where the connector's settings are not the reason, or outside of Connect. */
    static RuntimeException of(AccessException why) {
        if (why.finding().retryable()) {
            return why;
        }
        try {
            return new BadRequestException(String.valueOf(why.getMessage()), why);
        } catch (NoClassDefFoundError e) {
            return ConnectorSettings.refused(why);
        }
    }
}
