namespace Amazon.Macie2.Model;

/// <summary>Specifies the location of an occurrence of sensitive data in an Adobe Portable Document Format file.</summary>
public class Page
{
    /// <summary>Reserved for future use.</summary>
    public Range LineRange { get; set; } = null!;

    /// <summary>Reserved for future use.</summary>
    public Range OffsetRange { get; set; } = null!;

    /// <summary>The page number of the page that contains the sensitive data.</summary>
    public long? PageNumber { get; set; }
}
