namespace Amazon.Macie2.Model;

/// <summary>Request of GetMacieSession.</summary>
public class GetMacieSessionRequest : AmazonMacie2Request;
