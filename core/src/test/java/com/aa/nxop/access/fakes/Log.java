package com.aa.nxop.access.fakes;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Set;
import org.slf4j.LoggerFactory;

/** What the SDK logs at INFO and above on the test's own thread while it is open: threads of earlier tests may still have a word. */
public final class Log implements AutoCloseable {
    private final Logger logger = (Logger) LoggerFactory.getLogger("com.aa.nxop.access");
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>() {
        @Override
        protected void append(ILoggingEvent event) {
            event.prepareForDeferredProcessing(); // The thread's name, which is else looked up by whoever reads it
            // first.
            super.append(event);
        }
    };

    private final Set<String> threads;

    public Log() {
        this(Set.of(Thread.currentThread().getName()));
    }

    private Log(Set<String> threads) {
        this.threads = threads;
        appender.start();
        logger.addAppender(appender);
        logger.setLevel(Level.INFO);
    }

    /** On the thread that refreshes sessions, too. */
    public static Log ofSession() {
        return new Log(Set.of(Thread.currentThread().getName(), "nxop-access-refresh"));
    }

    /** Level and text of each line. */
    public List<String> lines() {
        synchronized (appender) {
            return appender.list.stream()
                    .filter(event -> threads.contains(event.getThreadName()))
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
