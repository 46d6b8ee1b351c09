package com.aa.nxop.access.doctor;

import com.aa.nxop.access.doctor.settings.FileSettings;
import com.aa.nxop.access.internal.io.ForeignText;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What Spring Boot would configure the application with; in time, and with an explanation where Spring Boot is not there. */
final class SpringSettings {
    private static final String UNREADABLE = "'--spring': Spring Boot cannot read its configuration; ";

    private SpringSettings() {}

    /**
     * @param timeout an import may ask a server that does not answer
     * @throws IllegalArgumentException if Spring Boot cannot read its configuration, or is not there
     */
    static FileSettings read(Duration timeout) {
        // No method reference: this thread would link the class, and fail where nobody explains it.
        FutureTask<Map<String, String>> task = new FutureTask<>(() -> SpringReader.ours());
        Thread thread = new Thread(task, "nxop-doctor-spring");
        thread.setDaemon(true);
        thread.start();
        try {
            return FileSettings.of("Spring Boot's configuration", task.get(timeout.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            throw new IllegalArgumentException(
                    UNREADABLE + "it took longer than " + timeout.toSeconds() + " seconds ('--timeout')", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalArgumentException(UNREADABLE + "the Doctor was interrupted", e);
        } catch (ExecutionException e) {
            throw explained(Objects.requireNonNull(e.getCause()));
        }
    }

    private static IllegalArgumentException explained(Throwable why) {
        if (why instanceof LinkageError) {
            return new IllegalArgumentException(
                    "'--spring' needs Spring Boot on the class path, and "
                            + ForeignText.line(String.valueOf(why.getMessage()).replace('/', '.'))
                            + " is not there: use the class path of the application, or '--properties FILE'",
                    why);
        }
        return new IllegalArgumentException(
                UNREADABLE + "the application does not start either: " + ForeignText.line(why.getMessage()), why);
    }
}
