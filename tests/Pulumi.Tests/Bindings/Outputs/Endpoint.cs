namespace Pulumi.Tests.Bindings.Outputs
{
    [OutputType]
    public sealed class Endpoint
    {
        public readonly string Address;
        public readonly string? HostedZone;
        public readonly int Port;
        /// <summary>Called `class` on the wire; the generator renames it.</summary>
        public readonly string Kind;

        [OutputConstructor]
        private Endpoint(
            string address,

            string? hostedZone,

            int port,

            [OutputConstructorParameter("class")] string kind)
        {
            Address = address;
            HostedZone = hostedZone;
            Port = port;
            Kind = kind;
        }
    }
}
