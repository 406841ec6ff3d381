using Amazon.Runtime;

namespace Amazon.ConfigService.Model;

/// <summary>A page of configuration items; it may be empty and still have a token.</summary>
public class GetResourceConfigHistoryResponse : AmazonWebServiceResponse
{
    /// <summary>Null when the answer had none.</summary>
    public List<ConfigurationItem> ConfigurationItems { get; set; } = null!;

    /// <summary>Null on the last page.</summary>
    public string NextToken { get; set; } = null!;
}
