package com.aa.nxop.access.fakes;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What the SDK logs at INFO and above on the test's own thread while it is open: threads of earlier tests may still have a word. */
public final class Log implements AutoCloseable {
    private final Logger logger = (Logger) LoggerFactory.getLogger("com.aa.nxop.access");
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    private final String thread = Thread.currentThread().getName();

    public Log() {
        appender.start();
        logger.addAppender(appender);
        logger.setLevel(Level.INFO);
    }

    /** Level and text of each line. */
    public List<String> lines() {
        synchronized (appender) {
            return appender.list.stream()
                    .filter(event -> event.getThreadName().equals(thread))
                    .map(event -> event.getLevel() + " " + event.getFormattedMessage())
                    .toList();
        }
    }

    @Override
    public void close() {
        logger.detachAppender(appender);
        logger.setLevel(null);
    }
}
