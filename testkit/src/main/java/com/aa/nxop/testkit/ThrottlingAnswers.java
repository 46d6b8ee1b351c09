package com.aa.nxop.testkit;

import com.aa.nxop.testkit.internal.http.HttpAnswer;

/** What services answer when they are called too often. */
final class ThrottlingAnswers {
    static final HttpAnswer BY_STS = HttpAnswer.of(400, "text/xml", """
            <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
              <Error>
                <Type>Sender</Type>
                <Code>Throttling</Code>
                <Message>Rate exceeded</Message>
              </Error>
              <RequestId>9d6c3a40-0000-4000-8000-000000000000</RequestId>
            </ErrorResponse>
            """);

    static final HttpAnswer BY_S3 = HttpAnswer.of(503, "application/xml", """
            <?xml version="1.0" encoding="UTF-8"?>
            <Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>
            """);

    private ThrottlingAnswers() {}
}
