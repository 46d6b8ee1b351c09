/** What goes to others and comes from them: a small HTTP/1.1 client bounded in bytes and time, and texts that others wrote. */
@NullMarked
package com.aa.nxop.access.internal.io;

import org.jspecify.annotations.NullMarked;
