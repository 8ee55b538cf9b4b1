"""What is wrong in a report, or worth a look: rules with their legal basis, and the findings they give."""
