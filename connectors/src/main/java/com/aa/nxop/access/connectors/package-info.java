/** What connectors, Kafka clients and Hadoop load by name: DocumentDB, S3 and Glue's Schema Registry on the NXOP session. */
@NullMarked
package com.aa.nxop.access.connectors;

import org.jspecify.annotations.NullMarked;
