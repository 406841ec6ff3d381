namespace Amazon.Macie2.Model;

/// <summary>Specifies the location of an occurrence of sensitive data in an email message or a non-binary text file such as an HTML, TXT, or XML file.</summary>
public class Range
{
    /// <summary>The number of lines from the beginning of the file to the end of the sensitive data.</summary>
    public long? End { get; set; }

    /// <summary>The number of lines from the beginning of the file to the beginning of the sensitive data.</summary>
    public long? Start { get; set; }

    /// <summary>The number of characters, with spaces and starting from 1, from the beginning of the first line that contains the sensitive data (start) to the …</summary>
    public long? StartColumn { get; set; }
}
