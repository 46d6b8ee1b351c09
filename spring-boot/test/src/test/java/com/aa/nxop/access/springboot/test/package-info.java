@NullMarked
package com.aa.nxop.access.springboot.test;

import org.jspecify.annotations.NullMarked;
