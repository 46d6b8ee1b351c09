package com.aa.nxop.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The JDK's HTTP connection prints request headers, tokens among them, to whoever turns its log to FINE. */
class HeaderLogTest {
    private final Logger http = Logger.getLogger("sun.net.www.protocol.http.HttpURLConnection");
    private final Logger above = Logger.getLogger("sun.net.www");

    @BeforeEach
    void everythingIsLogged() {
        http.setLevel(null);
        above.setLevel(Level.ALL);
    }

    @AfterEach
    void asBefore() {
        http.setLevel(null);
        above.setLevel(null);
    }

    @Test
    void anApplicationThatLogsEverythingDoesNotLogTokens() {
        assertThat(http.isLoggable(Level.FINE)).isTrue();
        HeaderLog.keepSecrets();
        assertThat(http.isLoggable(Level.FINE)).isFalse();
        assertThat(http.isLoggable(Level.INFO)).isTrue();
    }

    @Test
    void whoSetsThatOneLoggerByItsNameKeepsTheLevel() {
        http.setLevel(Level.FINER);
        HeaderLog.keepSecrets();
        assertThat(http.getLevel()).isEqualTo(Level.FINER);
    }
}
