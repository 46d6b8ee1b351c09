/** MongoDB clients on the NXOP session: DocumentDB with IAM authentication. */
@NullMarked
package com.aa.nxop.access.docdb;

import org.jspecify.annotations.NullMarked;
