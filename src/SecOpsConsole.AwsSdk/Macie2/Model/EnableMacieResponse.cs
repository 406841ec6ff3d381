using Amazon.Runtime;

namespace Amazon.Macie2.Model;

/// <summary>Answer of EnableMacie.</summary>
public class EnableMacieResponse : AmazonWebServiceResponse;
