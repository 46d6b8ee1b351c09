/** What connectors of Kafka Connect load by name, to log in to DocumentDB with the NXOP session. */
@NullMarked
package com.aa.nxop.access.connectors;

import org.jspecify.annotations.NullMarked;
