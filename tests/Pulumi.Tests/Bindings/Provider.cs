namespace Pulumi.Tests.Bindings
{
    [TestResourceType("pulumi:providers:test")]
    public partial class Provider : global::Pulumi.ProviderResource
    {
        public Provider(string name, ProviderArgs? args = null, CustomResourceOptions? options = null)
            : base("test", name, args ?? new ProviderArgs(), options)
        {
        }
    }

    public partial class KubernetesProvider : global::Pulumi.ProviderResource
    {
        public KubernetesProvider(string name, ProviderArgs? args = null, CustomResourceOptions? options = null)
            : base("kubernetes", name, args ?? new ProviderArgs(), options)
        {
        }
    }

    public sealed class ProviderArgs : global::Pulumi.ResourceArgs
    {
        [Input("region")]
        public Input<string>? Region { get; set; }

        [Input("skipChecks", json: true)]
        public Input<bool>? SkipChecks { get; set; }

        [Input("retries", json: true)]
        public Input<int>? Retries { get; set; }

        [Input("defaultTags", json: true)]
        private InputMap<string>? _defaultTags;
        public InputMap<string> DefaultTags
        {
            get => _defaultTags ?? (_defaultTags = new InputMap<string>());
            set => _defaultTags = value;
        }
    }
}
