@org.jspecify.annotations.NullMarked
package abhaya.investigation.compliance;
