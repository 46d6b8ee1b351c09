/** What connectors and Kafka clients load by name: DocumentDB and Glue's Schema Registry on the NXOP session. */
@NullMarked
package com.aa.nxop.access.connectors;

import org.jspecify.annotations.NullMarked;
