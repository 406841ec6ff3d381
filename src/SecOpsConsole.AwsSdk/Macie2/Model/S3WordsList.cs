namespace Amazon.Macie2.Model;

/// <summary>Provides information about an S3 object that lists specific text to ignore.</summary>
public class S3WordsList
{
    /// <summary>The full name of the S3 bucket that contains the object.</summary>
    public string BucketName { get; set; } = null!;

    /// <summary>The full name (key) of the object.</summary>
    public string ObjectKey { get; set; } = null!;
}
